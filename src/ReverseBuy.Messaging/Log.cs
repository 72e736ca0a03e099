using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Exceptions are told through <see cref="FailureText"/> and their trace: the message of one that is not ours could hold personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Warning, "Worker '{Worker}' failed for tenant {Tenant}, {Failures} time(s) in a row; it runs again in {Delay}. {Remedy} {Failure}{NewLine}{Trace}")]
    public static partial void WorkerFailed(
        ILogger logger, string worker, TenantId tenant, int failures, TimeSpan delay, string remedy, string failure, string newLine, string? trace);

    [LoggerMessage(5002, LogLevel.Warning, "The tenants could not be listed, so background work that was left over waits; tried again in {Delay}. {Failure}")]
    public static partial void TenantsNotListed(ILogger logger, TimeSpan delay, string failure);

    [LoggerMessage(5003, LogLevel.Debug, "Nobody serves the doorbell of worker '{Worker}'; it was rung for tenant {Tenant}.")]
    public static partial void WorkerUnknown(ILogger logger, string worker, TenantId tenant);

    [LoggerMessage(5004, LogLevel.Information, "Background work runs: {Workers}; at most {Parallelism} at once.")]
    public static partial void SchedulerStarted(ILogger logger, string workers, int parallelism);

    [LoggerMessage(5005, LogLevel.Information, "Background work is off in this process (ReverseBuy:Messaging:RunWorkers is false).")]
    public static partial void SchedulerOff(ILogger logger);

    [LoggerMessage(5006, LogLevel.Warning, "The doorbell between processes cannot be read, so tenants that were active in the last hour are looked at every {Interval}. See to the control database. {Failure}")]
    public static partial void DoorbellNotHeard(ILogger logger, TimeSpan interval, string failure);

    [LoggerMessage(5007, LogLevel.Information, "The doorbell between processes is read again.")]
    public static partial void DoorbellHeardAgain(ILogger logger);

    [LoggerMessage(5008, LogLevel.Warning, "{Count} ring(s) of the doorbell between processes could not be written; commits go on, and rings are written later. See to the control database. {Failure}")]
    public static partial void DoorbellNotRung(ILogger logger, int count, string failure);

    [LoggerMessage(5009, LogLevel.Warning, "Worker '{Worker}' for tenant {Tenant} had the lease no longer and was told to end: this process was held up, or what keeps the leases could not be reached.")]
    public static partial void LeaseLost(ILogger logger, string worker, TenantId tenant);

    [LoggerMessage(5010, LogLevel.Warning, "Worker '{Worker}' of tenant {Tenant} runs for longer than {Duration}: its database, a handler or what that calls is slow. Look at reversebuy.messaging.handler.duration, then at the database. Others go on beside it.")]
    public static partial void RunIsLong(ILogger logger, string worker, TenantId tenant, TimeSpan duration);

    [LoggerMessage(5011, LogLevel.Information, "Worker '{Worker}' of tenant {Tenant} is in time again.")]
    public static partial void RunIsShort(ILogger logger, string worker, TenantId tenant);

    [LoggerMessage(5101, LogLevel.Warning, "Event {Event} ({Type}) of {Aggregate} of tenant {Tenant} could not be published, {Failures} time(s) so far; it is tried again at {NotBefore}. {Failure}")]
    public static partial void EventFailed(
        ILogger logger, EventId @event, string type, AggregateKey aggregate, TenantId tenant, int failures, DateTimeOffset notBefore, string failure);

    [LoggerMessage(
        5102,
        LogLevel.Error,
        "Event {Event} ({Type}) of {Aggregate} of tenant {Tenant} failed {Failures} time(s) and is parked; later events of {Aggregate} wait behind it, others go on. Last failure: {Failure} Mend what it names, then release the aggregate with IParkedWork.ReleaseAsync.")]
    public static partial void EventParked(
        ILogger logger, EventId @event, string type, AggregateKey aggregate, TenantId tenant, int failures, string failure);

    [LoggerMessage(5103, LogLevel.Information, "{Count} parked event(s) and timer(s) of {Aggregate} of tenant {Tenant} are tried again: released by {Actor}.")]
    public static partial void Released(ILogger logger, int count, AggregateKey aggregate, TenantId tenant, Actor actor);

    [LoggerMessage(5104, LogLevel.Warning, "Event {Event} ({Type}) of {Aggregate} of tenant {Tenant} is given up by {Actor}: {Reason} Its last failure: {Failure}")]
    public static partial void EventSkipped(
        ILogger logger, EventId @event, string type, AggregateKey aggregate, TenantId tenant, Actor actor, string reason, string? failure);

    [LoggerMessage(5105, LogLevel.Debug, "Events of tenant {Tenant} wait in the outbox because the bus takes none; tried again in {RetryAfter}. {Message}")]
    public static partial void BusUnavailable(ILogger logger, TenantId tenant, TimeSpan retryAfter, string message);

    [LoggerMessage(5201, LogLevel.Warning, "Handler '{Handler}' failed on event {Event} ({Type}) of tenant {Tenant}; it alone will get the event again. {Failure}{NewLine}{Trace}")]
    public static partial void HandlerFailed(
        ILogger logger, string handler, EventId @event, string type, TenantId tenant, string failure, string newLine, string? trace);

    [LoggerMessage(5202, LogLevel.Warning, "Events of type '{Type}' are unknown to this host and count as handled. Register an EventDescriptor for them, or update this host to the version that raised them.")]
    public static partial void EventTypeUnknown(ILogger logger, string type);

    [LoggerMessage(5203, LogLevel.Debug, "{Count} event(s) of tenant {Tenant} could not be handled together, and each is handled alone. {Failure}")]
    public static partial void FellApart(ILogger logger, int count, TenantId tenant, string failure);

    [LoggerMessage(5301, LogLevel.Warning, "Timer {Timer} of tenant {Tenant} could not be fired, {Failures} time(s) so far; it is tried again at {NotBefore}. {Failure}{NewLine}{Trace}")]
    public static partial void TimerFailed(
        ILogger logger, TimerKey timer, TenantId tenant, int failures, DateTimeOffset notBefore, string failure, string newLine, string? trace);

    [LoggerMessage(
        5302,
        LogLevel.Error,
        "Timer {Timer} of tenant {Tenant} failed {Failures} time(s) and is parked; all others go on. Last failure: {Failure} Mend what it names, then release the aggregate with IParkedWork.ReleaseAsync.{NewLine}{Trace}")]
    public static partial void TimerParked(
        ILogger logger, TimerKey timer, TenantId tenant, int failures, string failure, string newLine, string? trace);

    [LoggerMessage(5303, LogLevel.Warning, "Timers named '{Name}' are due, and nobody handles them in this host; they wait. Register their handler with AddTimerHandler, or update this host to the version that sets them.")]
    public static partial void TimerNameUnknown(ILogger logger, string name);

    [LoggerMessage(5304, LogLevel.Warning, "Timer {Timer} of tenant {Tenant} is given up by {Actor}: {Reason} Its last failure: {Failure}")]
    public static partial void TimerSkipped(ILogger logger, TimerKey timer, TenantId tenant, Actor actor, string reason, string? failure);

    [LoggerMessage(5501, LogLevel.Warning, "A message of marketplace {Marketplace} to tenant {Tenant} could not be followed, {Failures} time(s) so far (given up: {IsGivenUp}; the sweep then finds what it was about). {Failure}")]
    public static partial void HintFailed(ILogger logger, string marketplace, TenantId tenant, int failures, bool isGivenUp, string failure);

    [LoggerMessage(5502, LogLevel.Warning, "What changed at marketplace {Marketplace} could not be asked by {Way} for tenant {Tenant}; it is asked again in {Delay}. {Failure}")]
    public static partial void ChangesNotAsked(ILogger logger, string marketplace, string way, TenantId tenant, TimeSpan delay, string failure);

    [LoggerMessage(5503, LogLevel.Warning, "Marketplace {Marketplace} told tenant {Tenant} {Count} message(s) that could not be stored; they come again, or the sweep finds what they were about. {Failure}")]
    public static partial void MessagesNotStored(ILogger logger, string marketplace, TenantId tenant, int count, string failure);
}
