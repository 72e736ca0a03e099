namespace ReverseBuy.Inventory;

/// <summary>How the shadow inventory behaves.</summary>
public sealed class InventoryOptions
{
    /// <summary>How many snapshots are kept in memory; at least 3. Default 10,000.</summary>
    public int MemoryCapacity { get; set; } = 10_000;

    /// <summary>How long a listing that upstream does not know is remembered as gone. Default 5 minutes.</summary>
    public TimeSpan GoneFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a verification may take; what is not answered by then is not asked. Default 10 seconds.</summary>
    public TimeSpan VerificationDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How stock is held for customers.</summary>
    public HoldOptions Holds { get; } = new();

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (MemoryCapacity < 3)
        {
            yield return $"ReverseBuy:Inventory:MemoryCapacity is {MemoryCapacity}; it must be at least 3.";
        }

        if (GoneFor < TimeSpan.Zero)
        {
            yield return $"ReverseBuy:Inventory:GoneFor is {GoneFor}; it must not be negative.";
        }

        if (VerificationDeadline <= TimeSpan.Zero)
        {
            yield return $"ReverseBuy:Inventory:VerificationDeadline is {VerificationDeadline}; it must be longer than nothing.";
        }

        foreach (var problem in Holds.Validate())
        {
            yield return problem;
        }
    }
}
