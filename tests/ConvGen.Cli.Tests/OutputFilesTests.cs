using System;
using System.IO;
using ConvGen.Cli.Files;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class OutputFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_appear_together_at_the_end()
    {
        using (var files = new OutputFiles())
        {
            files.Add(_folder.PathOf("new", "a.txt"), "a");
            files.Add(_folder.PathOf("new", "b.txt"), "b");
            Assert.False(File.Exists(_folder.PathOf("new", "a.txt")));
            files.Complete();
        }

        Assert.Equal(["new", Path.Combine("new", "a.txt"), Path.Combine("new", "b.txt")], _folder.Contents());
    }

    [Fact]
    public void A_failure_leaves_nothing_and_keeps_what_was_there()
    {
        File.WriteAllText(_folder.PathOf("a.txt"), "old");
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var files = new OutputFiles();
            files.Add(_folder.PathOf("a.txt"), "new");
            files.Add(_folder.PathOf("deep", "er", "b.txt"), static stream =>
            {
                stream.WriteByte(1);
                throw new InvalidOperationException("disk full");
            });
        });
        Assert.Equal(["a.txt"], _folder.Contents());
        Assert.Equal("old", File.ReadAllText(_folder.PathOf("a.txt")));
    }
}
