namespace ReverseBuy;

/// <summary>The database of a tenant is further behind this host than it can be served, and the host is not to migrate it by itself.</summary>
public sealed class TenantSchemaOutdatedException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="found">The schema version of its database; <see langword="null"/> for one without a schema.</param>
    /// <param name="required">The oldest version that this host serves.</param>
    /// <param name="option">The option that lets the host migrate by itself.</param>
    public TenantSchemaOutdatedException(TenantId tenant, string? found, string required, string option)
        : base(
            "storage.schema_outdated",
            $"The database of tenant '{tenant}' is at schema {found ?? "none"}, and this host needs {required}. "
            + $"Run 'reversebuy tenants migrate --tenant {tenant}', or let the host do it: {option} = true.")
    {
        Tenant = tenant;
        Found = found;
        Required = required;
    }

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>The schema version of its database; <see langword="null"/> for one without a schema.</summary>
    public string? Found { get; }

    /// <summary>The oldest version that this host serves.</summary>
    public string Required { get; }
}
