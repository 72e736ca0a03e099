namespace ReverseBuy.Blobs.FileSystem;

/// <summary>Where photos are kept. Checked when the host is put together.</summary>
public sealed class FileBlobOptions
{
    /// <summary>The folder; made when missing. Required. A relative path counts from the current directory at start.</summary>
    public string? Folder { get; set; }

    internal string Require() => string.IsNullOrWhiteSpace(Folder)
        ? throw new ConfigurationException("ReverseBuy:FileBlobs:Folder is not set. Name the folder that keeps the photos: .UseFileBlobs(o => o.Folder = \"photos\").")
        : Path.GetFullPath(Folder);
}
