namespace ReverseBuy.AspNetCore;

/// <summary>Endpoint metadata that says whether an endpoint is for a tenant. Of several, the one nearest to the endpoint holds.</summary>
public interface ITenantRequirement
{
    /// <summary>Whether the endpoint is run for a tenant only. Otherwise none is looked for, and none is entered.</summary>
    bool IsRequired { get; }
}
