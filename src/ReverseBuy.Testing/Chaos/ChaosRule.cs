namespace ReverseBuy.Testing;

/// <summary>That a share of the calls of an operation goes wrong.</summary>
/// <param name="Seam">Of which seam.</param>
/// <param name="Operation">Of which operation; <see langword="null"/> for all of the seam's.</param>
/// <param name="Share">How many, between 0 and 1.</param>
/// <param name="Faults">How; none for whatever happens to the operation in real life.</param>
internal sealed record ChaosRule(Type Seam, string? Operation, double Share, IReadOnlyList<SeamFault> Faults)
{
    public bool IsFor(SeamCall call) => Seam == call.Seam && (Operation is null || Operation == call.Operation);
}
