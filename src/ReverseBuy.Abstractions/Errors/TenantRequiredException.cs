namespace ReverseBuy;

/// <summary>A facade was called and no tenant had been entered.</summary>
public sealed class TenantRequiredException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was called, such as <c>IOrders.PlaceAsync</c>.</param>
    public TenantRequiredException(string operation)
        : base(
            "tenant.required",
            $"{operation} was called and no tenant was entered. Enter one around the call: using (scopes.Enter(tenant)) with ITenantScopeFactory; "
            + "a web host adds app.UseReverseBuyTenant(); a host with a single shop names it once with AddReverseBuy(o => o.SingleTenant = …).")
    {
        Operation = operation;
    }

    /// <summary>What was called, such as <c>IOrders.PlaceAsync</c>.</summary>
    public string Operation { get; }
}
