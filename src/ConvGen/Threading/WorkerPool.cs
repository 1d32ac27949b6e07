using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;

namespace ConvGen.Runtime;

/// <summary>
/// The threads of all networks of a process. A run takes idle workers for its whole duration: all of them execute the same body, share out the work
/// of every layer by their numbers, and meet at a barrier between layers. Nothing is allocated once the workers exist; idle ones park within 100 µs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WorkerPool
{
    private static readonly Lock Gate = new();
    private static readonly Stack<Worker> Idle = new();
    private static readonly Stack<WorkerTeam> IdleTeams = new();
    private static int _workers;
    private static int _busy;

    /// <summary>
    /// Runs <paramref name="body"/> on up to <paramref name="threads"/> threads, the caller's among them, and returns when all are through.
    /// A run alone gets what it asks for; runs at the same time share the processors, and one that finds none left runs on its caller alone.
    /// </summary>
    /// <param name="threads">The most threads to use, at least 1.</param>
    /// <param name="body">Given the state, the worker's number (the caller's is 0), how many there are, and their barrier.</param>
    /// <param name="state">Passed to the body; it may lie on the caller's stack.</param>
    public static void Run(int threads, delegate*<void*, int, int, SpinBarrier, void> body, void* state)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var team = Rent(threads - 1);
        try
        {
            team.Run(body, state);
        }
        finally
        {
            Return(team);
        }
    }

    private static WorkerTeam Rent(int wanted)
    {
        lock (Gate)
        {
            var team = IdleTeams.TryPop(out var idle) ? idle : new WorkerTeam();
            var granted = _busy == 0 ? wanted : Math.Min(wanted, Math.Max(0, Environment.ProcessorCount - 1 - _busy));
            for (var i = 0; i < granted; i++)
            {
                team.Add(Idle.TryPop(out var worker) ? worker : new Worker(++_workers));
            }

            _busy += granted;
            return team;
        }
    }

    private static void Return(WorkerTeam team)
    {
        lock (Gate)
        {
            _busy -= team.Helpers;
            while (team.Helpers > 0)
            {
                Idle.Push(team.RemoveLast());
            }

            IdleTeams.Push(team);
        }
    }
}
