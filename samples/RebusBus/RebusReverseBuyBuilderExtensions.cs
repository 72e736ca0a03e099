using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Messaging;

namespace RebusBus;

/// <summary>Chooses Rebus as the bus.</summary>
public static class RebusReverseBuyBuilderExtensions
{
    public static IReverseBuyBuilder UseRebus(this IReverseBuyBuilder builder, RebusSettings settings)
    {
        builder.NoteSeamProvider(new SeamProvider("bus", nameof(UseRebus)));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<RebusEventBus>();
        builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredService<RebusEventBus>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IEventBus>(services => services.GetRequiredService<RebusEventBus>()));
        return builder;
    }
}
