using ReverseBuy.Auditing;

namespace ReverseBuy.InMemory.Auditing;

/// <summary>What an audit's pages hold.</summary>
internal static class AuditPages
{
    public static bool Holds(CredentialAuditQuery query, DateTimeOffset at, long number) =>
        (query.From is null || at >= query.From) && (query.Until is null || at < query.Until) && (query.Before is null || number < query.Before);

    public static DateTimeOffset? LastBefore(IEnumerable<DateTimeOffset> hours, DateTimeOffset hour) =>
        hours.Where(other => other < hour).Select(other => (DateTimeOffset?)other).Max();
}
