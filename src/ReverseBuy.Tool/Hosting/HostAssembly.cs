using System.Diagnostics;
using System.Reflection;

namespace ReverseBuy.Tool.Hosting;

/// <summary>The assembly of a host, and the factory in it.</summary>
internal static class HostAssembly
{
    /// <summary>Makes the services of a host.</summary>
    /// <param name="file">The host's assembly.</param>
    /// <param name="arguments">What was written for the host.</param>
    /// <exception cref="ToolException">It cannot be loaded, or has not one factory.</exception>
    public static IServiceProvider CreateServices(FileInfo file, string[] arguments)
    {
        if (!file.Exists)
        {
            throw ToolException.WrongUse("tool.host_missing", $"There is no '{file.FullName}'. Name the built assembly of your host: --host bin/Release/net10.0/MyShop.dll");
        }

        RequireSameContracts(file);
        var factory = FindFactory(Load(file), file.Name);
        return Make(factory).Create(arguments)
            ?? throw ToolException.WrongUse("tool.factory_failed", $"{factory.FullName}.Create gave no services.");
    }

    // Contracts of another version have other members: what comes of that would be told in nobody's words.
    private static void RequireSameContracts(FileInfo file)
    {
        var theirs = Path.Combine(file.DirectoryName!, "ReverseBuy.Abstractions.dll");
        if (!File.Exists(theirs))
        {
            throw ToolException.WrongUse(
                "tool.no_host", $"Beside '{file.FullName}' there is no ReverseBuy.Abstractions.dll: it is no built host of ReverseBuy. Name the assembly in the host's output folder.");
        }

        var (own, host) = (VersionOf(typeof(IReverseBuyHostFactory).Assembly.Location), VersionOf(theirs));
        if ((own.FileMajorPart, own.FileMinorPart) != (host.FileMajorPart, host.FileMinorPart))
        {
            throw ToolException.WrongUse(
                "tool.other_version",
                $"This is reversebuy {own.FileMajorPart}.{own.FileMinorPart}, and the host uses ReverseBuy {host.FileMajorPart}.{host.FileMinorPart}. "
                + $"Install the tool of that version: dotnet tool install ReverseBuy.Tool --version {host.FileMajorPart}.{host.FileMinorPart}.*");
        }
    }

    private static FileVersionInfo VersionOf(string file) => FileVersionInfo.GetVersionInfo(file);

    private static Assembly Load(FileInfo file)
    {
        try
        {
            return new HostLoadContext(file.FullName).LoadFromAssemblyPath(file.FullName);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or InvalidOperationException)
        {
            throw ToolException.WrongUse("tool.no_host", $"'{file.FullName}' is no assembly that can be loaded. Name the .dll that your host was built to.", exception);
        }
    }

    private static Type FindFactory(Assembly assembly, string name)
    {
        var factories = TypesOf(assembly).Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IReverseBuyHostFactory))).ToList();
        return factories switch
        {
            [var one] => one,
            [] => throw ToolException.WrongUse(
                "tool.no_factory", $"{name} has no class that implements IReverseBuyHostFactory. Add one that makes the services as your Program does (docs/operations.md)."),
            _ => throw ToolException.WrongUse(
                "tool.several_factories",
                $"{name} has {factories.Count} classes that implement IReverseBuyHostFactory: {string.Join(", ", factories.Select(type => type.FullName))}. Keep one."),
        };
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            throw ToolException.WrongUse(
                "tool.host_incomplete", $"{assembly.GetName().Name} refers to what is not there: {exception.LoaderExceptions.FirstOrDefault()?.Message} Name the assembly in the output folder of a build or publish.", exception);
        }
    }

    private static IReverseBuyHostFactory Make(Type factory)
    {
        try
        {
            return (IReverseBuyHostFactory)Activator.CreateInstance(factory, nonPublic: true)!;
        }
        catch (MissingMethodException exception)
        {
            throw ToolException.WrongUse("tool.factory_failed", $"{factory.FullName} has no constructor without parameters. Give it one.", exception);
        }
    }
}
