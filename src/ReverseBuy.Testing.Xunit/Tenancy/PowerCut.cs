using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Testing.Tenancy;

/// <summary>Ends whatever is being done before a chosen call of the seams that it stands before.</summary>
internal sealed class PowerCut
{
    /// <summary>How many more calls are let through; none ends when it is negative.</summary>
    public int CallsLeft { get; set; } = int.MaxValue;

    /// <summary>Stands before a seam, whoever serves it.</summary>
    public void StandBefore<TSeam>(IServiceCollection services)
        where TSeam : class
    {
        foreach (var (index, service) in services.Index().Where(pair => pair.Item.ServiceType == typeof(TSeam)).ToList())
        {
            services[index] = ServiceDescriptor.Singleton(provider => Before(Make<TSeam>(service, provider)));
        }
    }

    private static TSeam Make<TSeam>(ServiceDescriptor service, IServiceProvider provider)
        where TSeam : class =>
        (TSeam)(service.ImplementationInstance
            ?? service.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));

    private TSeam Before<TSeam>(TSeam seam)
        where TSeam : class
    {
        var proxy = DispatchProxy.Create<TSeam, Proxy>();
        ((Proxy)(object)proxy).Guard(this, seam);
        return proxy;
    }

    private void Call()
    {
        if (CallsLeft-- <= 0)
        {
            throw new PowerLostException();
        }
    }

    /// <summary>Open, as the runtime derives it.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy makes a class that derives from it.")]
    internal class Proxy : DispatchProxy
    {
        private PowerCut _cut = null!;
        private object _seam = null!;

        internal void Guard(PowerCut cut, object seam) => (_cut, _seam) = (cut, seam);

        /// <inheritdoc />
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod is { IsSpecialName: false })
            {
                _cut.Call();
            }

            return targetMethod!.Invoke(_seam, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }
}
