namespace ReverseBuy.AspNetCore.Health;

/// <summary>Names a failure in a word: messages may hold addresses of servers, and personal data.</summary>
internal static class FailureName
{
    public static string Of(Exception exception) => exception switch
    {
        ReverseBuyException own => own.Code,
        TimeoutException => "no answer in time",
        AggregateException { InnerExceptions: [var only] } => Of(only),
        _ => exception.GetType().Name,
    };
}
