using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Reviewing;
using ReverseBuy.Orders.Shipping;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses what a host decides about orders without a person.</summary>
public static class OrdersReverseBuyBuilderExtensions
{
    /// <summary>Lets a policy review orders. What it leaves, and everything without one, is left to reviewers.</summary>
    /// <typeparam name="TPolicy">The policy; created once.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">There is a policy already.</exception>
    public static IReverseBuyBuilder UseReviewPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>(this IReverseBuyBuilder builder)
        where TPolicy : class, IReviewPolicy
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.FirstOrDefault(service => service.ServiceType == typeof(IReviewPolicy)) is { } other)
        {
            throw new ConfigurationException(
                $"Orders are reviewed by {other.ImplementationType?.Name ?? "another policy"}, and by {typeof(TPolicy).Name}. Call UseReviewPolicy once, with a policy that asks both.");
        }

        builder.Services.TryAddSingleton<IReviewPolicy, TPolicy>();
        builder.Services.AddEventHandler<OrderStateChanged, PolicyReview>(PolicyReview.Name, options => options.When = ComesIntoReview);
        return builder;
    }

    /// <summary>
    /// Lets rules say what must not be sent: of orders that come into review, of those that are to be approved, and of parcels that are to be packed. Without it everything may be sent.
    /// </summary>
    /// <typeparam name="TRules">The rules; created once.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">There are rules already.</exception>
    public static IReverseBuyBuilder UseComplianceRules<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRules>(this IReverseBuyBuilder builder)
        where TRules : class, IComplianceRules
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.FirstOrDefault(service => service.ServiceType == typeof(IComplianceRules) && service.ImplementationType != typeof(NoComplianceRules)) is { } other)
        {
            throw new ConfigurationException(
                $"What may be sent is decided by {other.ImplementationType?.Name ?? "other rules"}, and by {typeof(TRules).Name}. Call UseComplianceRules once, with rules that ask both.");
        }

        builder.Services.Replace(ServiceDescriptor.Singleton<IComplianceRules, TRules>());
        builder.Services.AddEventHandler<OrderStateChanged, RulesReview>(RulesReview.Name, options => options.When = ComesIntoReview);
        return builder;
    }

    private static bool ComesIntoReview(OrderStateChanged @event) => @event.To == nameof(OrderState.PendingReview);
}
