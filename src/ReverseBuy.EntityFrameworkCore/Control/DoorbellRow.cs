namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>A worker of a tenant that is to look at a moment. It refers to no tenant's row: a doorbell is rung for whoever has a database.</summary>
internal sealed class DoorbellRow
{
    public TenantId Tenant { get; set; }

    public string Worker { get; set; } = string.Empty;

    public bool IsPromise { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public Guid Mark { get; set; }
}
