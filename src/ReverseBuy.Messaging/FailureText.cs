using ReverseBuy.Messaging.Scheduling;

namespace ReverseBuy.Messaging;

/// <summary>
/// Tells a failure in words that may be stored and logged. Only our own messages are known to hold no personal data; of any other exception the type
/// and the place are told.
/// </summary>
internal static class FailureText
{
    public static string Of(Exception exception) => exception switch
    {
        AggregateException several => string.Join(" And: ", several.Flatten().InnerExceptions.Select(Of)),
        ReverseBuyException own => $"{own.Code}: {own.Message}",
        _ => $"{exception.GetType().FullName}{CodeOf(exception)} {PlaceOf(exception)}",
    };

    private static string CodeOf(Exception exception) => Remedy.CodeOf(exception) is { } code ? $" ({code})" : string.Empty;

    private static string PlaceOf(Exception exception) => exception.StackTrace?.TrimStart().Split('\n')[0].TrimEnd() ?? "at an unknown place";
}
