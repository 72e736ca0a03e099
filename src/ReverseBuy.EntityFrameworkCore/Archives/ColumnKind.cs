namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>What a column holds, whatever an engine makes of it.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Boolean,
    Id,
    Bytes,

    /// <summary>A moment of the engine's own clock. Only leases have them, and a lease of another database is nobody's: they are written as long past.</summary>
    EngineMoment,
}
