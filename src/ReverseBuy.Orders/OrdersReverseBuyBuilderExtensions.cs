using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Reviewing;

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
        builder.Services.AddEventHandler<OrderStateChanged, PolicyReview>(PolicyReview.Name);
        return builder;
    }
}
