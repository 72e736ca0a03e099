using ReverseBuy.Tenancy;

namespace ReverseBuy;

/// <summary>A tenant cannot be worked for at present. Its code tells why: <c>tenant.suspended</c>, <c>tenant.moving</c> (transient), and so on with each state.</summary>
public sealed class TenantNotActiveException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="state">Its state.</param>
    /// <param name="suspendedFor">Why it is suspended, when it is.</param>
    public TenantNotActiveException(TenantId tenant, TenantState state, string? suspendedFor = null)
        : base(CodeOf(state), MessageOf(tenant, state, suspendedFor))
    {
        Tenant = tenant;
        State = state;
        SuspendedFor = suspendedFor;
        IsTransient = state is TenantState.Provisioning or TenantState.Moving or TenantState.Importing;
    }

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>Its state.</summary>
    public TenantState State { get; }

    /// <summary>Why it is suspended, when it is.</summary>
    public string? SuspendedFor { get; }

    private static string CodeOf(TenantState state) => state switch
    {
        TenantState.Suspended => "tenant.suspended",
        TenantState.Moving => "tenant.moving",
        TenantState.Provisioning => "tenant.provisioning",
        TenantState.Importing => "tenant.importing",
        _ => "tenant.deleting",
    };

    private static string MessageOf(TenantId tenant, TenantState state, string? suspendedFor) => state switch
    {
        TenantState.Suspended => $"Tenant '{tenant}' is suspended: {suspendedFor} Resume it with ITenantLifecycle.ResumeAsync.",
        TenantState.Moving => $"Tenant '{tenant}' is being moved to another server. Try again; if it was broken off, repeat ITenantLifecycle.MoveAsync.",
        TenantState.Provisioning => $"Tenant '{tenant}' is being provisioned. Try again; if it was broken off, repeat ITenantLifecycle.ProvisionAsync.",
        TenantState.Importing => $"Tenant '{tenant}' is being imported. Try again; if it was broken off, repeat ITenantArchive.ImportAsync.",
        _ => $"Tenant '{tenant}' is being deleted. If that was broken off, repeat ITenantLifecycle.DeleteAsync.",
    };
}
