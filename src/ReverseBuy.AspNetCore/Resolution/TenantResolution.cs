namespace ReverseBuy.AspNetCore;

/// <summary>What a resolver read out of a request.</summary>
public abstract record TenantResolution
{
    private TenantResolution()
    {
    }

    /// <summary>The request says nothing that this resolver reads: the others decide.</summary>
    public static TenantResolution Nothing { get; } = new Silent();

    /// <summary>The request says something that can name no tenant, such as a text of another form or a key that is wrong: it is refused, whatever the others read.</summary>
    public static TenantResolution Invalid { get; } = new Refused();

    /// <summary>The request names a tenant by its id.</summary>
    /// <param name="text">The text from outside; anything that is not the form of a tenant id is <see cref="Invalid"/>.</param>
    /// <returns>What was read.</returns>
    public static TenantResolution OfText(string? text) => TenantId.IsValid(text) ? new Named(new TenantId(text!)) : Invalid;

    /// <summary>Nothing that this resolver reads.</summary>
    public sealed record Silent : TenantResolution;

    /// <summary>Something that can name no tenant.</summary>
    public sealed record Refused : TenantResolution;

    /// <summary>A tenant. Whether there is one of this id is found out later.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record Named(TenantId Tenant) : TenantResolution;
}
