namespace ReverseBuy.Tenancy;

/// <summary>The tenant that the calling code has entered. Only facades read it, once, at entry; everything below is given the tenant.</summary>
public interface ICurrentTenant
{
    /// <summary>The tenant entered, or <see langword="null"/>.</summary>
    TenantId? Id { get; }

    /// <summary>The tenant entered.</summary>
    /// <returns>The tenant.</returns>
    /// <exception cref="TenantRequiredException">None was entered.</exception>
    TenantId Require();
}
