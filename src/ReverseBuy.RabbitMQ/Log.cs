using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;

namespace ReverseBuy.RabbitMQ;

/// <summary>Failures are told by <see cref="Failure"/>. No address is written: it may hold a password.</summary>
internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Information, "The {Purpose} connection to RabbitMQ is open.")]
    public static partial void ConnectionOpened(ILogger logger, string purpose);

    [LoggerMessage(9002, LogLevel.Warning, "The {Purpose} connection to RabbitMQ was closed (by {Initiator}, code {Code}); it is opened again by itself. Events wait meanwhile, in the outbox and in the broker.")]
    public static partial void ConnectionClosed(ILogger logger, string purpose, string initiator, int code);

    [LoggerMessage(9003, LogLevel.Warning, "RabbitMQ blocks the {Purpose} connection, for want of memory or disk space as a rule. Events wait in the outbox until it does not.")]
    public static partial void ConnectionBlocked(ILogger logger, string purpose);

    [LoggerMessage(9004, LogLevel.Information, "RabbitMQ blocks the {Purpose} connection no longer.")]
    public static partial void ConnectionUnblocked(ILogger logger, string purpose);

    [LoggerMessage(9005, LogLevel.Warning, "A channel to RabbitMQ was closed (by {Initiator}, code {Code}); it is opened again by itself.")]
    public static partial void ChannelClosed(ILogger logger, string initiator, int code);

    [LoggerMessage(9006, LogLevel.Warning, "Events are not taken from RabbitMQ for now ({Failure}); tried again in {Delay}. Code 403 is about the user's rights, 406 about a queue that was declared with other settings.")]
    public static partial void NotConsuming(ILogger logger, string failure, TimeSpan delay);

    [LoggerMessage(9007, LogLevel.Error, "{Count} event(s) lie in queue {Queue}, which nobody serves: there were more partitions before. Set RabbitMQOptions.Partitions back on all nodes until they are handled.")]
    public static partial void PartitionsLeftOver(ILogger logger, uint count, string queue);

    [LoggerMessage(9008, LogLevel.Information, "Events are taken from RabbitMQ by other nodes only: background work is off in this process.")]
    public static partial void ConsumerOff(ILogger logger);

    [LoggerMessage(9101, LogLevel.Warning, "Event {Event} ({Type}) of {Aggregate} of tenant {Tenant} could not be handled, {Failures} time(s) so far; it is tried again at {NotBefore}, and later events of {Aggregate} wait. {Failure}")]
    public static partial void DeliveryFailed(
        ILogger logger, ReverseBuy.Messaging.EventId @event, string type, AggregateKey aggregate, TenantId tenant, int failures, DateTimeOffset notBefore, string failure);

    [LoggerMessage(9102, LogLevel.Error, "Event {Event} ({Type}) of {Aggregate} of tenant {Tenant} could not be handled {Failures} time(s) and is a dead letter in {Queue}; later events of {Aggregate} follow it there, others go on. Last failure: {Failure}. Mend what the handler's own log (5201) names, then call IDeadLetters.RetryAsync.")]
    public static partial void DeadLettered(
        ILogger logger, ReverseBuy.Messaging.EventId @event, string type, AggregateKey aggregate, TenantId tenant, int failures, string queue, string failure);

    [LoggerMessage(9103, LogLevel.Error, "A message of partition {Partition} is no event that can be read, and is a dead letter in {Queue}.")]
    public static partial void Unreadable(ILogger logger, int partition, string queue);

    [LoggerMessage(9104, LogLevel.Information, "The dead letters of partition {Partition} were tried again: {Handled} were handled, {Left} are left.")]
    public static partial void DeadLettersTried(ILogger logger, int partition, int handled, int left);

    [LoggerMessage(9105, LogLevel.Warning, "Dead letters of partition {Partition} hold up {Aggregates} aggregate(s).")]
    public static partial void DeadLettersFound(ILogger logger, int partition, int aggregates);
}
