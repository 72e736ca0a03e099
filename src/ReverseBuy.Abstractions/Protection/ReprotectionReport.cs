namespace ReverseBuy.Protection;

/// <summary>What was found encrypted.</summary>
/// <param name="Current">Under the current key: left as it is.</param>
/// <param name="Renewed">Under an older one: encrypted anew.</param>
/// <param name="Revoked">Under a revoked one, which was not to be trusted: left as it is, and cannot be used.</param>
/// <param name="Unreadable">Under a key that the ring does not have, or copied from elsewhere: left as it is, and cannot be used.</param>
public sealed record ReprotectionReport(int Current, int Renewed, int Revoked, int Unreadable)
{
    /// <summary>Nothing.</summary>
    public static ReprotectionReport Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>Adds what was found elsewhere.</summary>
    /// <param name="other">What was found there.</param>
    /// <returns>Both.</returns>
    public ReprotectionReport And(ReprotectionReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ReprotectionReport(Current + other.Current, Renewed + other.Renewed, Revoked + other.Revoked, Unreadable + other.Unreadable);
    }
}
