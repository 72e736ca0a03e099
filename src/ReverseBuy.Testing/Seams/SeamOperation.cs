using System.Collections.Concurrent;
using System.Reflection;

namespace ReverseBuy.Testing;

/// <summary>A method of a seam, or the reading of a property.</summary>
internal sealed class SeamOperation
{
    private static readonly ConcurrentDictionary<MethodInfo, SeamOperation> s_known = new();

    private readonly MethodInfo _method;

    private SeamOperation(MethodInfo method)
    {
        _method = method;
        IsProperty = method.IsSpecialName;
        Name = IsProperty ? method.Name[(method.Name.IndexOf('_', StringComparison.Ordinal) + 1)..] : method.Name;
        Return = SeamReturn.Of(method.ReturnType);
    }

    public string Name { get; }

    public bool IsProperty { get; }

    public SeamReturn Return { get; }

    /// <summary>Whether it gives something back rather than doing something: it is never made to fail.</summary>
    public bool IsDisposal => _method.DeclaringType == typeof(IAsyncDisposable) || _method.DeclaringType == typeof(IDisposable);

    public static SeamOperation Of(MethodInfo method) => s_known.GetOrAdd(method, known => new SeamOperation(known));

    /// <summary>All that can be called of a seam.</summary>
    public static IEnumerable<SeamOperation> AllOf(Type seam) =>
        seam.GetInterfaces().Prepend(seam).SelectMany(contract => contract.GetMethods()).Where(method => !method.IsStatic).Select(Of);

    public ValueTask<object?> CallAsync(object target, SeamCall call) =>
        Return.WaitAsync(_method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, [.. call.Arguments], culture: null));
}
