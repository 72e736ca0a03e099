namespace ReverseBuy.Testing;

/// <summary>One operation of a step.</summary>
/// <param name="Tenant">For whom.</param>
/// <param name="Operation">Which.</param>
public sealed record LeakTurn(TenantId Tenant, string Operation)
{
    /// <inheritdoc />
    public override string ToString() => $"{Tenant} {Operation}";
}
