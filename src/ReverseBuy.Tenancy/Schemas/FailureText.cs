using System.Data.Common;
using System.Globalization;

namespace ReverseBuy.Tenancy.Schemas;

/// <summary>
/// Tells a failure in words that may be stored and shown. Only our own messages are known to hold no secret and no personal data: of any other exception the type and the place are
/// told, and the code that the database gave.
/// </summary>
internal static class FailureText
{
    public static string Of(Exception exception) => exception switch
    {
        ReverseBuyException own => $"{own.Code}: {own.Message}",
        DbException database => string.Create(
            CultureInfo.InvariantCulture, $"{database.GetType().FullName} (code {database.SqlState ?? $"{database.ErrorCode}"}) {PlaceOf(database)}"),
        { InnerException: DbException or ReverseBuyException } => Of(exception.InnerException),
        _ => $"{exception.GetType().FullName} {PlaceOf(exception)}",
    };

    private static string PlaceOf(Exception exception) => exception.StackTrace?.TrimStart().Split('\n')[0].TrimEnd() ?? "at an unknown place";
}
