using System.Reflection;

namespace ReverseBuy.Testing.Tests.Seams;

/// <summary>A seam with something behind it that notes what arrives and answers something, and the calling of its operations by name.</summary>
internal abstract class SeamProbe
{
    public abstract Type Seam { get; }

    /// <summary>What arrived at what is behind.</summary>
    public abstract IReadOnlyList<SeamCall> Arrived { get; }

    public static SeamProbe Of(Type seam) => (SeamProbe)Activator.CreateInstance(typeof(SeamProbe<>).MakeGenericType(seam))!;

    /// <summary>All that can be called of a seam, but what it inherits from the framework.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type seam) =>
        seam.GetInterfaces().Prepend(seam).Where(contract => contract.Assembly != typeof(IDisposable).Assembly).SelectMany(contract => contract.GetMethods()).Where(method => !method.IsStatic);

    public abstract object TwinOf(Chaos chaos);

    /// <summary>What an operation answers at what is behind.</summary>
    public abstract object? AnswerOf(MethodInfo method);

    public static async ValueTask<object?> CallAsync(object target, MethodInfo method, CancellationToken token)
    {
        var operation = SeamOperation.Of(method);
        return await operation.Return.WaitAsync(method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, Sample.ArgumentsOf(method, token), null));
    }
}
