namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantRow
{
    public TenantId Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public List<TenantAccountRow> Accounts { get; set; } = [];
}
