using System.Runtime.CompilerServices;

namespace ReverseBuy.Tenancy;

/// <summary>
/// The tenant that the calling code has entered. Only facades read it, once, at entry; everything below is given the tenant. Thread-safe: each flow of execution has its own.
/// </summary>
public interface ICurrentTenant
{
    /// <summary>The tenant entered, or <see langword="null"/>.</summary>
    TenantId? Id { get; }

    /// <summary>The tenant entered.</summary>
    /// <param name="facade">The name of the contract that was called, such as <c>nameof(IOrders)</c>.</param>
    /// <param name="operation">What was called of it; the calling method unless given.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="TenantRequiredException">None was entered.</exception>
    TenantId Require(string facade, [CallerMemberName] string operation = "");

    /// <summary>The tenant entered, for a command or a call to a marketplace: not for one that is suspended, or otherwise not active.</summary>
    /// <param name="facade">The name of the contract that was called, such as <c>nameof(IOrders)</c>.</param>
    /// <param name="operation">What was called of it; the calling method unless given.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="TenantRequiredException">None was entered.</exception>
    /// <exception cref="TenantNotActiveException">It cannot be worked for at present.</exception>
    TenantId RequireActive(string facade, [CallerMemberName] string operation = "");
}
