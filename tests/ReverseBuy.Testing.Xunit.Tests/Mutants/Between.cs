using System.Reflection;

namespace ReverseBuy.Testing.Xunit.Tests.Mutants;

/// <summary>Stands before an object and lets a mutant change what is asked of it and what it answers. A proxy is derived from it, so it is open and seen.</summary>
public class Between : DispatchProxy
{
    private object _sound = null!;
    private Intercept _intercept = null!;

    /// <summary>Changes a call.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="arguments">With what; may be changed.</param>
    /// <param name="go">Calls what stands behind.</param>
    /// <returns>The answer.</returns>
    public delegate object? Intercept(MethodInfo method, object?[] arguments, Func<object?> go);

    public static object Put(Type contract, object sound, Intercept intercept)
    {
        var between = (Between)Create(contract, typeof(Between));
        (between._sound, between._intercept) = (sound, intercept);
        return between;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var arguments = args ?? [];
        return _intercept(targetMethod!, arguments, () => targetMethod!.Invoke(_sound, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }
}
