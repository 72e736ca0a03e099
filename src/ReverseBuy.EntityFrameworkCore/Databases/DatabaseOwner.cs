namespace ReverseBuy.EntityFrameworkCore.Databases;

/// <summary>Whose database it is: a file put in another tenant's place is noticed instead of being read.</summary>
internal sealed class DatabaseOwner
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public TenantId Tenant { get; set; }
}
