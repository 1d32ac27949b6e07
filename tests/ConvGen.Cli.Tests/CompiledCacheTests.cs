using System;
using System.IO;
using System.Linq;
using ConvGen.Cli.Loading;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class CompiledCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _compilations;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_texts_are_compiled_once_and_others_again()
    {
        var cache = new CompiledCache(_folder.PathOf("cache"));
        Assert.Equal([1], cache.Get(Compile, "source", "version"));
        Assert.Equal([1], cache.Get(Compile, "source", "version"));
        Assert.Equal([2], cache.Get(Compile, "source", "another"));
        Assert.Equal([3], cache.Get(Compile, "sourcev", "ersion"));
    }

    [Fact]
    public void Damage_is_compiled_again()
    {
        var cache = new CompiledCache(_folder.PathOf("cache"));
        cache.Get(Compile, "source");
        var file = Directory.GetFiles(_folder.PathOf("cache")).Single();
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^1]);
        Assert.Equal([2], cache.Get(Compile, "source"));
        File.WriteAllBytes(file, [9, .. bytes[1..]]);
        Assert.Equal([3], cache.Get(Compile, "source"));
        File.WriteAllBytes(file, []);
        Assert.Equal([4], cache.Get(Compile, "source"));
        Assert.Equal([4], cache.Get(Compile, "source"));
    }

    [Fact]
    public void Only_the_latest_are_kept()
    {
        var cache = new CompiledCache(_folder.PathOf("cache"), most: 2);
        foreach (var source in new[] { "a", "b", "c" })
        {
            cache.Get(Compile, source);
        }

        Assert.Equal(2, Directory.GetFiles(_folder.PathOf("cache")).Length);
        Assert.Equal([3], cache.Get(Compile, "c"));
    }

    [Fact]
    public void A_folder_that_cannot_be_there_costs_only_time()
    {
        var cache = new CompiledCache(Path.Combine(_folder.Write("file", [1]), "cache"));
        Assert.Equal([1], cache.Get(Compile, "source"));
        Assert.Equal([2], cache.Get(Compile, "source"));
        Assert.Equal([3], new CompiledCache(null).Get(Compile, "source"));
    }

    private byte[] Compile() => [(byte)++_compilations];
}
