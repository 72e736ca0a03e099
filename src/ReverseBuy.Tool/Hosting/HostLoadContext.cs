using System.Reflection;
using System.Runtime.Loader;

namespace ReverseBuy.Tool.Hosting;

/// <summary>
/// Loads a host with the packages that it was built with. What host and tool hand to each other has to be the same for both: the contracts, and what they are made of.
/// </summary>
internal sealed class HostLoadContext(string assembly) : AssemblyLoadContext("host")
{
    private static readonly HashSet<string> s_shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "ReverseBuy.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
    };

    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        !s_shared.Contains(assemblyName.Name!) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
