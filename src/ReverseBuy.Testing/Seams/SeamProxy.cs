using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ReverseBuy.Testing;

/// <summary>Stands where a seam is expected, whatever its methods are, and hands each call to an interceptor.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The runtime derives from it.")]
internal class SeamProxy : DispatchProxy
{
    private SeamInterceptor _interceptor = null!;
    private Type _seam = null!;
    private SeamOrigin _origin;

    public static object Make(Type seam, SeamOrigin origin, SeamInterceptor interceptor)
    {
        var proxy = Create(seam, typeof(SeamProxy));
        var own = (SeamProxy)proxy;
        (own._seam, own._origin, own._interceptor) = (seam, origin, interceptor);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var operation = SeamOperation.Of(targetMethod!);
        return operation.Return.Give(_interceptor.InterceptAsync(new SeamCall(_seam, operation.Name, args ?? [], _origin), operation));
    }
}
