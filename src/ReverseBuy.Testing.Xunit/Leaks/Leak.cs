namespace ReverseBuy.Testing;

/// <summary>Something of one tenant that was seen where another's work is done.</summary>
/// <param name="Channel">Where it was seen.</param>
/// <param name="Source">The place there, such as a category of logs, a key or a path.</param>
/// <param name="Of">Whose it is, by its marks.</param>
/// <param name="To">Who could see it.</param>
/// <param name="Operation">The operation during which it was seen; <see langword="null"/> outside of all operations.</param>
/// <param name="Step">The step of the hunt.</param>
/// <param name="Excerpt">What surrounds the mark.</param>
public sealed record Leak(LeakChannel Channel, string Source, TenantId Of, TenantId To, string? Operation, LeakStep? Step, string Excerpt)
{
    /// <summary>Whether it was seen in work that an operation began and that went on after its end: its tenant flowed into work for others.</summary>
    public bool IsCarried { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Channel} of {Source}: {Of} reached {To}{(Operation is null ? " outside of all operations" : $" in {Operation}")}{(IsCarried ? ", in work that outlived it" : string.Empty)}. "
        + $"Step {Step}. Seen: …{Excerpt}…";
}
