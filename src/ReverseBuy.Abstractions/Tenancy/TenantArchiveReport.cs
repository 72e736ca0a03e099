namespace ReverseBuy.Tenancy;

/// <summary>What an archive holds.</summary>
/// <param name="Rows">How many rows of each table were written or read.</param>
/// <param name="LeftOut">How many rows of each table were left out because they are secret; empty when there were none, or they were sealed.</param>
/// <param name="Photos">How many photos were written or read.</param>
/// <param name="Checksum">The SHA-256 of all rows, in hexadecimal digits: the same for every storage that holds the same. Secrets that are sealed do not count.</param>
public sealed record TenantArchiveReport(
    IReadOnlyDictionary<string, long> Rows, IReadOnlyDictionary<string, long> LeftOut, int Photos, string Checksum);
