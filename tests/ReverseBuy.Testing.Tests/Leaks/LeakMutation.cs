namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>How a shop lets something of one tenant reach another.</summary>
internal enum LeakMutation
{
    None,

    /// <summary>The cache is asked by the product alone.</summary>
    CachesByIdOnly,

    /// <summary>As that, in the cache of the process.</summary>
    RemembersByIdOnly,

    /// <summary>A singleton keeps the tenant of whoever called it first.</summary>
    RemembersFirstCaller,

    /// <summary>The scope of a message is of whoever was logged for before.</summary>
    LogsInLastScope,

    /// <summary>The span is labelled with whoever was traced before.</summary>
    TracesLastTenant,

    /// <summary>The header of a client is set once and stays.</summary>
    KeepsHeader,

    /// <summary>An event bears the id of whoever published before.</summary>
    PublishesAsLast,

    /// <summary>A file is named by the note alone.</summary>
    NamesFileByIdOnly,

    /// <summary>The worker is begun in the flow of whoever has the first job.</summary>
    WorkerInheritsFlow,

    /// <summary>What is lent from a pool is never cleared.</summary>
    NeverClearsPooled,

    /// <summary>What is lent from a pool is cleared where nothing goes wrong.</summary>
    ClearsPooledOnSuccess,

    /// <summary>A static says who is served.</summary>
    ServesStatic,

    /// <summary>A scope that is left leaves its tenant behind.</summary>
    LeavesScopeOpen,

    /// <summary>Rows go to the store of whoever stored first.</summary>
    StoresWithFirst,

    /// <summary>A token for elsewhere is kept, with the tenant encoded in it.</summary>
    KeepsToken,

    /// <summary>An amount of whoever asked before is told.</summary>
    TellsLastAmount,
}
