using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Tool.Host;

/// <summary>The composition of a small agency: what its Program and its factory have in common.</summary>
public static class AgencyHost
{
    /// <summary>Puts the host together.</summary>
    /// <param name="folder">Where everything of it lies.</param>
    public static IHost Build(string folder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection()
            .SetApplicationName("reversebuy-tool-host")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddReverseBuy()
            .UseSqlite(options => options.DataFolder = Path.Combine(folder, "data"))
            .UseFileBlobs(options => options.Folder = Path.Combine(folder, "photos"));
        return builder.Build();
    }
}
