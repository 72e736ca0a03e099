namespace ReverseBuy.Crash.Agency;

/// <summary>A tenant's orders that earlier lives have begun and not finished, and the number of the next one.</summary>
internal sealed record OpenBook(string Tenant, IReadOnlyList<int> Begun, int Next);
