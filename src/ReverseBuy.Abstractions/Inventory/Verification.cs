namespace ReverseBuy.Inventory;

/// <summary>What a verification found.</summary>
/// <param name="Id">The id of this evidence.</param>
/// <param name="AskedAt">When the asking began; nothing in the answer is older.</param>
/// <param name="Lines">One result per line, in the order of the request.</param>
public sealed record Verification(VerificationId Id, DateTimeOffset AskedAt, IReadOnlyList<VerifiedLine> Lines);
