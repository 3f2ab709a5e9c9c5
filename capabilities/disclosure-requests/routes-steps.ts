/** Every step of a case: its endpoint and its action, one line each; all answer with the case as it then is. */
import type { z } from 'zod';
import type { App, Staff } from '#platform/app.ts';
import type { Endpoint } from '#platform/contract.ts';
import { type Server, serve } from '#platform/http/index.ts';
import * as archive from './actions-archive.ts';
import * as end from './actions-end.ts';
import * as periods from './actions-periods.ts';
import * as steps from './actions-steps.ts';
import { viewAfter } from './actions-view.ts';
import * as work from './actions-work.ts';
import { type byId, type CaseView, endpoints, type orIssues } from './contract.ts';
import { endEndpoints } from './contract-end.ts';
import { workEndpoints } from './contract-work.ts';

type Permission = { readonly permission: string };
type StepEndpoint<I extends z.ZodType> = Endpoint<
  typeof byId,
  z.ZodUndefined,
  I,
  ReturnType<typeof orIssues<typeof CaseView>>,
  Permission
>;
type Action<I extends z.ZodType> = (app: App, staff: Staff, id: string, input: z.output<I>) => steps.Done;

const step =
  (server: Server) =>
  <I extends z.ZodType>(endpoint: StepEndpoint<I>, action: Action<I>): void =>
    serve(server, endpoint, async ({ app, staff, params, input }) =>
      viewAfter(app, await action(app, staff, params.id, input)),
    );

/** Registers every step. */
export function registerSteps(server: Server): void {
  const on = step(server);
  on(endpoints.changePeople, steps.changePeople);
  on(endpoints.confirmByOffice, steps.confirmByOffice);
  on(endpoints.reroute, steps.reroute);
  on(endpoints.correctKind, steps.correctKind);
  on(endpoints.changeOwner, steps.changeOwner);
  on(endpoints.changeSubject, steps.changeSubject);
  on(endpoints.addNote, steps.addNote);
  on(endpoints.voidRequest, steps.voidRequest);

  on(workEndpoints.askForCorrection, work.askForCorrection);
  on(workEndpoints.correctionDelivered, work.correctionDelivered);
  on(workEndpoints.receiveCorrection, work.receiveCorrection);
  on(workEndpoints.deemAbandoned, work.deemAbandoned);
  on(workEndpoints.sendConsultation, work.sendConsultation);
  on(workEndpoints.consultationDelivered, work.consultationDelivered);
  on(workEndpoints.consultationAnswered, work.consultationAnswered);
  on(workEndpoints.endConsultation, work.endConsultation);
  on(workEndpoints.tellThirdParty, work.tellThirdParty);
  on(workEndpoints.logSearch, work.logSearch);
  on(workEndpoints.withdrawRequest, work.withdrawRequest);

  on(workEndpoints.askForExtension, periods.askForExtension);
  on(workEndpoints.approveExtension, periods.approveExtension);
  on(workEndpoints.refuseExtension, periods.refuseExtension);
  on(workEndpoints.tellExtension, periods.tellExtension);
  on(workEndpoints.askForReasons, periods.askForReasons);
  on(workEndpoints.reasonsDelivered, periods.reasonsDelivered);
  on(workEndpoints.receiveReasons, periods.receiveReasons);
  on(workEndpoints.judgeReasons, periods.judgeReasons);
  on(workEndpoints.defer, periods.defer);
  on(workEndpoints.notifyFee, periods.notifyFee);
  on(workEndpoints.feeNoticeDelivered, periods.feeNoticeDelivered);
  on(workEndpoints.recordPayment, periods.recordPayment);
  on(workEndpoints.waiveFee, periods.waiveFee);

  on(endEndpoints.decideOutcome, end.decideOutcome);
  on(endEndpoints.decideAmendment, end.decideAmendment);
  on(endEndpoints.submitForClearance, end.submitForClearance);
  on(endEndpoints.checkLegally, end.checkLegally);
  on(endEndpoints.approve, end.approve);
  on(endEndpoints.seal, end.seal);
  on(endEndpoints.returnForWork, end.returnForWork);
  on(endEndpoints.reply, end.reply);
  on(endEndpoints.recordDelivery, end.recordDelivery);
  on(endEndpoints.reopen, end.reopen);
  on(endEndpoints.archive, archive.archive);
  on(endEndpoints.anonymise, archive.anonymise);
  on(endEndpoints.proposePublication, archive.proposePublication);
  on(endEndpoints.linkPublication, archive.linkPublication);
}
