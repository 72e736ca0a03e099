namespace ReverseBuy.Schemas;

/// <summary>Whether a tenant could be claimed.</summary>
/// <param name="Claim">The claim; <see langword="null"/> when another has it.</param>
/// <param name="HeldFor">For how long the other has it, unless it is prolonged.</param>
public readonly record struct MigrationClaimAttempt(MigrationClaim? Claim, TimeSpan HeldFor);
