using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace QualityHold;

/// <summary>Adds the quality hold to a host.</summary>
public static class QualityHoldReverseBuyBuilderExtensions
{
    public static IReverseBuyBuilder AddQualityHold(this IReverseBuyBuilder builder, QualitySettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IOrderGuard, PreciousNeedsReviewer>();
        builder.Services.AddSingleton<InspectorDesk>();
        builder.UseReviewPolicy<PlainOrdersPass>();
        builder.AddEventHandler<PackageArrived, HoldAtIntake>(HoldAtIntake.Name);
        return builder;
    }
}
