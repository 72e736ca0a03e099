namespace ReverseBuy.Tenancy;

/// <summary>What was found of a tenant at one place when it was deleted.</summary>
/// <param name="Place">The place, such as <c>photos</c>.</param>
/// <param name="Found">What there was, one line for each thing; none where nothing was.</param>
/// <param name="Remaining">What was there when it was looked at again afterwards.</param>
public sealed record DeletedTenantData(string Place, IReadOnlyList<string> Found, IReadOnlyList<string> Remaining);
