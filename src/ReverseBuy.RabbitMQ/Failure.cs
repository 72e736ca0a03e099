using RabbitMQ.Client.Exceptions;

namespace ReverseBuy.RabbitMQ;

/// <summary>Tells a failure in words that may be logged and kept: the message of an exception that is not ours could hold an address or personal data.</summary>
internal static class Failure
{
    public static string Describe(Exception exception) => exception switch
    {
        ReverseBuyException own => own.Code,
        OperationInterruptedException { ShutdownReason: { } reason } => $"{exception.GetType().Name} {reason.ReplyCode}",
        BrokerUnreachableException { InnerException: { } cause } => $"{exception.GetType().Name}: {Describe(cause)}",
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        _ => exception.GetType().Name,
    };
}
