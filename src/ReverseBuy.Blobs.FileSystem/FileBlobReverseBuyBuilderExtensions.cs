using ReverseBuy;
using ReverseBuy.Blobs;
using ReverseBuy.Blobs.FileSystem;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses files for photos.</summary>
public static class FileBlobReverseBuyBuilderExtensions
{
    /// <summary>Keeps photos as files in a folder.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Names the folder; <see cref="FileBlobOptions.Folder"/> is required.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">No folder was named.</exception>
    public static IReverseBuyBuilder UseFileBlobs(this IReverseBuyBuilder builder, Action<FileBlobOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.NoteSeamProvider(new SeamProvider("photos", nameof(UseFileBlobs)));
        var options = new FileBlobOptions();
        configure(options);
        var store = new FileBlobStore(options.Require());
        builder.Services.AddSingleton<IBlobStore>(store);
        builder.Services.AddSingleton<ITenantData>(store);
        return builder;
    }
}
