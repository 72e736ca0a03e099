using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>What stands behind the fakes of seams that a host may leave out: it does what a host without it does.</summary>
internal static class FakeStandIns
{
    private static readonly Dictionary<Type, Action<IReverseBuyBuilder>> s_standIns = new()
    {
        // Those two are asked only where a host says that it has one.
        [typeof(IReviewPolicy)] = builder => builder.UseReviewPolicy<UndecidedReview>(),
        [typeof(IComplianceRules)] = builder => builder.UseComplianceRules<NothingForbidden>(),
        [typeof(IOrderGuard)] = builder => builder.Services.AddSingleton<IOrderGuard, NothingRefused>(),
        [typeof(ISharedAllowance)] = builder => builder.Services.AddSingleton<ISharedAllowance, EnoughForAll>(),
        [typeof(ISnapshotTier)] = builder => builder.Services.AddSingleton<ISnapshotTier, ForgetfulTier>(),
    };

    /// <summary>Adds it where the host has brought nothing itself.</summary>
    public static void AddBehind(IReverseBuyBuilder builder, Type seam)
    {
        // ReverseBuy itself brings rules that forbid nothing, and does not ask them of orders.
        if (s_standIns.TryGetValue(seam, out var add) && !builder.Services.Any(service => service.ServiceType == seam && service.ImplementationType?.Assembly != typeof(OrdersOptions).Assembly))
        {
            add(builder);
        }
    }
}
