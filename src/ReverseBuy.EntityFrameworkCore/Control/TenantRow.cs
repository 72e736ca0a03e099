using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantRow
{
    public TenantId Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public TenantState State { get; set; }

    public string? SuspendedFor { get; set; }

    public string? Server { get; set; }

    public string? MovingTo { get; set; }

    public List<TenantAccountRow> Accounts { get; set; } = [];
}
