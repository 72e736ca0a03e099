namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

/// <summary>The process is dead.</summary>
internal sealed class KilledException : Exception;
