namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>Compares ids in a query, where the engine does it: Entity Framework takes any method of this name for a comparison.</summary>
internal static class TenantIdOrder
{
    public static int Compare(TenantId one, TenantId other) => string.CompareOrdinal(one.Value, other.Value);
}
